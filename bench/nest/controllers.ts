import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ContactsService, publish } from './contacts.service.js';
import { ContactBody, ListQuery } from './dto.js';
import { Contact, Task } from './entities.js';
import { org_id } from './organization.js';
import { pageOf, placeIn } from './page.js';

@Controller('contacts')
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  @Get() async list(@Query() query: ListQuery) {
    return pageOf(await this.contacts.list(query), query, publish);
  }
  @Get(':id') async get(@Param('id') id: string) {
    return publish(await this.contacts.get(id));
  }
  @Post() async create(@Body() body: ContactBody) {
    return publish(await this.contacts.create(body));
  }
  @Patch(':id') async change(@Param('id') id: string, @Body() body: ContactBody) {
    return publish(await this.contacts.change(id, body));
  }
  @Delete(':id') @HttpCode(204) remove(@Param('id') id: string) {
    return this.contacts.remove(id);
  }
}

@Controller('deals')
export class DealsController {
  constructor(private readonly contacts: ContactsService) {}

  @Get() async list(@Query() query: ListQuery) {
    const show = ({ id, full_name, company, deal_stage, deal_value, label }: Contact) => ({ id, full_name, company, deal_stage, deal_value, label });
    return pageOf(await this.contacts.deals(query), query, show, ({ deal_value }) => deal_value ?? -1);
  }
}

@Controller('tasks')
export class TasksController {
  constructor(@InjectRepository(Task) private readonly tasks: Repository<Task>) {}

  @Get() async list(@Query() query: ListQuery) {
    const list = this.tasks.createQueryBuilder('t').where({ org_id });
    if (query.cursor !== undefined) list.andWhere('(t.created_at, t.id) < (:value, :id)', placeIn(query.cursor));
    const records = await list.orderBy('t.created_at', 'DESC').addOrderBy('t.id', 'DESC').take(Number(query.limit) + 1).getMany();
    return pageOf(records, query, ({ org_id: _, version: __, ...task }) => task);
  }
}

@Controller('health')
export class HealthController {
  @Get('ready') ready() {
    return {};
  }
}
